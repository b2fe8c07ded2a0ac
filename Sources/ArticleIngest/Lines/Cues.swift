// SPDX-License-Identifier: GPL-3.0-or-later

/// Words by which lines of one sort begin, in lower case, found by their first three bytes.
struct CueList: ExpressibleByArrayLiteral {
  private struct Cue {
    let order: Int, text: String, bytes: [UInt8]
  }

  /// A power of two of places, few enough to stay near the processor.
  private var byHead: [[Cue]]

  /// A list of cues; the first that fits counts.
  init(arrayLiteral cues: String...) { self.init(cues) }

  /// All cues of several lists.
  init(merging lists: [CueList]) { self.init(lists.flatMap { $0.byHead.flatMap { $0.map(\.text) } }) }

  private init(_ cues: [String]) {
    var places = 16
    while places < 2 * cues.count { places *= 2 }
    byHead = [[Cue]](repeating: [], count: places)
    for (order, cue) in cues.enumerated() where !cue.isEmpty {
      let bytes = Array(cue.utf8), head = bytes + [0, 0]
      byHead[place(head[0], head[1], head[2])].append(Cue(order: order, text: cue, bytes: bytes))
    }
  }

  /// Where the cues stand that begin with three bytes, among others that few texts begin like; shorter ones have 0 behind
  /// them.
  private func place(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
    (Int(first) &* 37 &+ Int(second) &* 11 &+ Int(third)) & (byHead.count - 1)
  }

  /// The first cue with which a lower-case text begins and that ends there: at the text's end, or before no letter.
  ///
  /// A cue that ends with a mark needs nothing after it.
  func cue(at lower: [UInt8]) -> String? {
    lower.withUnsafeBufferPointer { text in
      guard let first = text.first else { return nil }
      let second = text.count > 1 ? text[1] : 0, third = text.count > 2 ? text[2] : 0
      var order = Int.max
      var found: String?
      for place in [place(first, second, third), place(first, second, 0), place(first, 0, 0)] {
        for index in byHead[place].indices
        where byHead[place][index].order < order && Self.begins(text, byHead[place][index].bytes) {
          (order, found) = (byHead[place][index].order, byHead[place][index].text)
        }
      }
      return found
    }
  }

  /// Whether a text as printed may begin with a cue; only ASCII's capitals are set aside.
  func fits(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    func small(at index: Int) -> UInt8 {
      guard index < text.count else { return 0 }
      return text[index] &- 0x41 < 26 ? text[index] | 0x20 : text[index]
    }
    let first = small(at: 0), second = small(at: 1)
    return text.count > 0
      && (isIn(place(first, second, small(at: 2)), text) || isIn(place(first, second, 0), text)
        || isIn(place(first, 0, 0), text))
  }

  private func isIn(_ place: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    byHead[place].contains { Self.matches(text, $0.bytes) }
  }

  /// Whether a text as printed may begin with a cue.
  func fits(_ text: String) -> Bool { text.utf8.withContiguousStorageIfAvailable(fits) ?? true }

  private static func matches(_ text: UnsafeBufferPointer<UInt8>, _ cue: [UInt8]) -> Bool {
    guard text.count >= cue.count else { return false }
    // Cues of one place begin alike.
    for index in cue.indices.reversed() {
      let byte = text[index]
      if (byte &- 0x41 < 26 ? byte | 0x20 : byte) != cue[index] { return false }
    }
    return true
  }

  private static func begins(_ text: UnsafeBufferPointer<UInt8>, _ cue: [UInt8]) -> Bool {
    guard text.count >= cue.count else { return false }
    for index in cue.indices.reversed() where text[index] != cue[index] { return false }
    guard text.count > cue.count, let last = cue.last else { return true }
    let next = text[cue.count]
    if last >= 0x80 || last < 0x30 || (0x3A...0x60).contains(last) || last > 0x7A { return true }
    let isMark = next == 0xE2 && cue.count + 1 < text.count && text[cue.count + 1] == 0x80
    return !(0x61...0x7A).contains(next) && next < 0x80 || isMark
  }
}

/// The words by which furniture, pointers to other pages and captions begin, in several languages.
enum Cues {
  /// Pointers to other texts; the first list stands before a colon, bar or dash, the second also alone.
  static let readNextBeforeMark: CueList = [
    "read", "related", "watch", "listen", "more", "see", "opinion", "analysis", "explainer", "explained", "in pictures",
    "live", "podcast", "video", "background", "from the archives", "previously", "lire", "voir", "ver", "leer", "vedi",
    "mehr dazu", "zum thema", "mehr", "plus", "más", "altri articoli", "więcej", "více", "ещё", "simak", "ajánljuk",
    "devamı",
  ]
  /// Pointers that are sure without a mark after them.
  static let readNext: CueList = [
    "read next", "read more", "read also", "also read", "see also", "read now", "read the full", "further reading",
    "listen to the podcast",
    "related story", "related stories", "related article", "related articles", "related news", "related topics",
    "related content", "related posts", "related links", "related coverage", "more on this", "more from",
    "more stories", "more episodes", "leer en español", "read in english",
    "more in", "you may also like", "you might also like", "you may also be interested",
    "you might also be interested in", "you may also enjoy", "you might like", "recommended for you",
    "recommended", "don't miss", "dont miss", "don’t miss", "must read", "must-read", "up next", "keep reading",
    "continue reading", "editor's picks", "editors' picks", "editor’s picks", "most read", "most popular", "trending",
    "top stories", "what to read next", "lire aussi", "à lire aussi", "a lire aussi", "lire également",
    "à lire également", "lire la suite", "sur le même sujet", "lesen sie auch", "lesen sie mehr", "lesen sie hier",
    "mehr zum thema", "mehr zu diesem thema", "auch interessant", "weiterlesen", "leer también", "lea también",
    "leer más",
    "te puede interesar",
    "le puede interesar", "también te puede interesar", "ver también", "más información", "leggi anche", "leggi tutto",
    "lees ook", "lees meer", "leia também", "leia mais", "veja também", "saiba mais", "läs också", "läs mer",
    "les også",
    "læs også", "lue myös", "czytaj także", "czytaj też", "czytaj więcej", "čtěte také", "citește și", "olvassa el",
    "читайте также", "читать далее", "читайте також", "читайте ще", "ayrıca oku", "ilgili haber", "İlgili haber",
    "ilgili haberler", "İlgili haberler", "İlgili Haberler", "İlgili Haber",
    "ასევე წაიკითხეთ", "чытайце таксама", "darllenwch hefyd", "irakurri ere", "irakurri gehiago", "lexo edhe",
    "lexoni edhe",
    "lestu meira", "lestu einnig", "pročitajte i", "pročitajte još", "прочитајте и", "прочитајте још",
    "həmçinin oxuyun",
    "կարդացեք նաև", "тағы оқыңыз", "soma pia", "soma zaidi", "basahin din", "basahin rin", "lasi arī", "lasiet arī",
    "skaitykite taip pat", "taip pat skaitykite", "loe ka", "loe lisaks", "preberite tudi", "prečítajte si aj",
    "léigh freisin",
    "यो पनि पढ्नुहोस्", "हेही वाचा", "ఇది కూడా చదవండి", "ಇದನ್ನೂ ಓದಿ", "ഇതും വായിക്കുക", "આ પણ વાંચો", "ਇਹ ਵੀ ਪੜ੍ਹੋ",
    "Διαβάστε επίσης", "Διαβάστε ακόμα", "Δείτε επίσης",
    "اقرأ أيضا", "اقرأ أيضاً", "إقرأ أيضا", "اقرأ المزيد", "קראו גם", "קרא עוד", "לקריאה נוספת", "関連記事", "あわせて読みたい",
    "相关阅读", "相關閱讀", "延伸阅读", "延伸閱讀", "相关新闻", "相關新聞", "추천기사", "관련기사", "관련 기사", "baca juga", "đọc thêm", "xem thêm",
    "tin liên quan", "इसे भी पढ़ें", "यह भी पढ़ें", "ये भी पढ़ें", "আরও পড়ুন", "আরো পড়ুন", "மேலும் படிக்க", "อ่านเพิ่มเติม", "ข่าวที่เกี่ยวข้อง",
    "【関連", "関連：", "相关报道", "相關報導", "相关链接", "بیشتر بخوانید", "مطالب مرتبط", "یہ بھی پڑھیں", "مزید پڑھیں",
    "по теме:", "материалы по теме", "смотрите также", "см. также", "читать также", "прочетете още", "прочетете също",
    "вижте още", "zobacz też", "zobacz także", "przeczytaj także", "przeczytaj też", "czytaj również",
    "přečtěte si také", "přečtěte si", "související články", "prečítajte si", "kapcsolódó cikk", "kapcsolódó:",
    "lásd még", "vezi și", "lue lisää", "katso myös", "pročitajte još", "pročitajte i", "pročitajte više",
    "preberite tudi", "llegiu també", "llegeix també", "soma pia", "lees verder", "zie ook", "siehe auch", "voir aussi",
    "se også", "se även", "potrebbe interessarti", "approfondisci", "lee también", "lea además", "mira también",
    "lee más", "קראו עוד", "подробнее:",
    "ler mais", "ler também", "a ler também", "saber mais", "pode também interessar", "zobacz również", "zobacz więcej",
    "polecamy:", "čítajte aj", "čítajte tiež", "čtěte více", "více k tématu", "läs även", "les mer", "læs mere",
    "прочитајте још", "прочитајте и", "прочетете", "читајте још", "дивіться також", "див. також", "за темою:",
    "читайте ещё", "читайте еще", "ещё по теме", "еще по теме", "vedi anche", "per approfondire", "sullo stesso tema",
    "pour aller plus loin", "sur le même thème", "à voir aussi", "lisez aussi", "lesen sie weiter", "auch lesenswert",
    "noticia relacionada", "noticias relacionadas", "notícias relacionadas", "olvassa még", "citește mai mult",
    "Διαβάστε περισσότερα", "Σχετικά άρθρα", "devamını oku", "okumaya devam", "اقرأ ايضا", "إقرأ أيضاً", "طالع أيضا",
    "شاهد أيضا", "مواضيع ذات صلة", "موضوعات متعلقة", "همچنین بخوانید", "خبر مرتبط", "עוד בנושא", "כתבות נוספות",
    "और पढ़ें", "आगे पढ़ें", "संबंधित खबर", "ये भी देखें", "আরও দেখুন", "সম্পর্কিত খবর", "更多阅读", "推荐阅读", "推薦閱讀", "更多報導",
    "更多新聞", "更多新闻", "もっと読む", "関連リンク", "続きを読む", "함께 보면", "더 읽기", "더 보기:", "함께 보기", "관련 뉴스", "xem tiếp", "bài liên quan",
    "lihat juga", "simak juga", "baca selengkapnya", "อ่านต่อ", "อ่านข่าว",
    "موضوعات ذات صلة", "te recomendamos", "также по теме", "читайте:", "читайте на", "こちらも：", "あわせて読む", "اقرأ أيضًا",
    "اقرأ ايضًا", "lesen sie dazu",
    "lesen sie zum", "zum weiterlesen", "mehr lesen", "przeczytaj:", "przeczytaj więcej", "ayrıca bakınız", "bakınız:",
    "ver más", "vea también", "consulta también", "tutte le notizie", "à découvrir", "à consulter", "läs vidare",
    "les videre",
    "ayrıca okuyun", "bunu da okuyun", "читати також", "Διαβάστε ακόμη", "관련 뉴스", "skaitykite taip pat", "lasi arī",
    "loe ka",
  ]
  /// What a site prints round its texts.
  static let furniture: CueList = [
    "eds:", "eds.:", "story continues", "this article continues", "this story continues", "article continues",
    "scroll to continue",
    "share on", "share via", "subscribe to",
    "like us on", "join us on", "join our", "download our", "get our", "all rights reserved", "©", "(c)", "tags:",
    "tag:", "filed under:", "categories:", "category:", "topics:", "section:", "keywords:", "skip to",
    "skip advertisement", "media playback is unsupported", "loaded:",
    "video player is loading", "audio player is loading", "this is a modal window", "beginning of dialog window",
    "end of dialog window", "stream type live", "play video", "current time 0", "remaining time -", "duration 0",
    "was this page helpful", "republish this", "republish our", "you are free to republish", "you may republish",
    "подписаться на", "подписывайтесь на", "подпишитесь на", "abonniert unseren kanal",
    "is this page useful", "is there anything wrong with this page",
    "was this article helpful", "this video can not be played", "this video cannot be played",
    "your browser does not support", "support our journalism", "support independent journalism", "buy us a coffee",
    "we use cookies", "did you spot", "spotted a mistake", "spotted an error", "found a mistake", "found an error",
    "have a correction",
    "tell us what you think", "have your say", "let us know in the comments",
    "do you have a story", "have a tip", "got a tip", "report an error", "url:", "link:",
    "last modified", "reading time", "estimated reading", "tous droits réservés", "alle rechte vorbehalten",
    "todos los derechos", "suivez-nous", "síguenos", "folgen sie uns", "seguici su", "volg ons", "eds:", "(eds",
    "attn editors", "editors:", "-ends-", "endit", "-30-", "30-30", "contact:", "contacts:", "media contact",
    "press contact",
    "media enquiries", "media inquiries", "press enquiries", "for media enquiries", "for more information contact",
    "for more information, contact", "view comments", "show comments",
    "the views expressed", "if you buy something from", "this post may contain affiliate",
    "this post contains affiliate", "this article contains affiliate", "this article may contain affiliate", "责任编辑",
    "（编辑", "(编辑", "编辑：", "编辑:", "（责任编辑", "(责任编辑", "【责任编辑", "[责任编辑", "责编：", "責任編輯", "（責任編輯", "校对：",
    "this content is for subscribers", "already a subscriber", "to continue reading", "click here to",
    "click here for", "sign up for", "sign up to", "please enable javascript", "please enable cookies",
    "enable javascript to", "follow us on", "contact us at", "log in to", "register now to", "embargoed until",
    "embargoed for", "embargo:", "not for publication", "hold for release", "for immediate release", "the post",
    "editor's note", "editor’s note", "editors' note", "editors’ note", "this article is for subscribers",
    "this story is for subscribers", "for subscribers only", "subscribe now", "subscribe to read", "log in to read",
    "contact the writer", "contact the author", "contact the reporter", "email the writer", "email the author",
    "email the reporter", "reach the reporter", "reach the writer", "scroll down to continue",
    "this article reflects the views",
    "opinions expressed", "the opinions expressed",
    "(corrects ", "(adds ", "(updates ", "(recasts ", "(refiles ", "(rewrites ", "(writes through",
    "(continued on page",
    "(continued from page", "continued on page", "continued from page", "archived from", "retrieved from http",
    "saved from http", "listen to this article", "our standards:", "you are receiving this", "you received this email",
    "you're receiving this", "you’re receiving this", "view in browser", "view this email", "view in your browser",
    "want to change how you receive", "this email was sent to", "our mailing address is",
    "you can update your preferences",
    "unsubscribe", "to unsubscribe", "manage your preferences", "update your preferences", "forward to a friend",
    "sie erhalten diesen newsletter", "sie erhalten diese e-mail", "sie erhalten diese mail", "du erhältst diese",
    "du erhältst diesen newsletter", "vous recevez cet", "ha recibido este", "has recibido este", "recibe este",
    "recibes este", "ricevi questa", "ricevete questa", "hai ricevuto questa", "u ontvangt deze", "je ontvangt deze",
    "você está recebendo", "você recebeu este", "recebe este", "du får detta", "du får det här", "du modtager denne",
    "du mottar denne", "otrzymujesz te", "вы получили это письмо", "newsletter abbestellen", "im browser ansehen",
    "im browser öffnen", "newsletter nicht richtig",
    "wird diese e-mail nicht", "wird diese nachricht nicht", "wird dieser newsletter nicht", "falls diese e-mail nicht",
    "bekijk in browser", "bekijk deze e-mail in", "visualizza nel browser", "version en ligne", "ver no navegador",
    "visa i webbläsare", "vis i nettleser", "zobacz w przeglądarce", "открыть в браузере",
    "vous recevez ce",
    "se désabonner", "voir dans le navigateur", "ver en el navegador", "darse de baja",
    "무단 전재 및", "무단전재 및", "무단전재-", "무단전재·", "무단전재,", "무단전재 금지", "저작권자", "禁止转载", "未经授权不得", "未经授权，不得",
    "未经授权禁止", "未经授权，禁止", "未經授權不得", "未經授權，不得", "未經授權禁止", "未經授權，禁止", "版权所有 ", "版权所有，", "版权所有：", "版权所有不",
    "版权所有©", "版權所有 ", "版權所有，", "版權所有：", "版權所有不", "版權所有©", "無断転載を禁", "無断転載禁", "無断転載・", "все права защищены",
    "перепечатка", "усі права захищено", "wszelkie prawa zastrzeżone", "tutti i diritti riservati",
    "todos os direitos reservados", "alle rechten voorbehouden", "tüm hakları saklıdır", "جميع الحقوق محفوظة",
    "כל הזכויות שמורות", "सर्वाधिकार सुरक्षित", "lesezeit", "temps de lecture", "tiempo de lectura", "tempo di lettura",
    "leestijd", "lästid",
  ]
  /// What a site prints round its texts, where the line says nothing else: a word that a sentence may begin with too.
  static let siteLabels: CueList = [
    "kommentare", "commentaires", "comentarios", "comentários", "commenti", "reacties", "kommentarer", "komentarze",
    "komentáře", "комментарии", "коментарі", "yorumlar", "التعليقات", "コメント", "评论", "評論", "댓글", "back to the top",
    "advertisement", "advertising", "advert", "sponsored", "newsletter", "copyright", "comments", "leave a comment",
    "urgent", "breaking", "breaking news", "newsflash", "developing story", "loading", "donate", "whatsapp", "facebook",
    "twitter", "cookie", "ends", "keywords", "tagged", "share this",
    "share full article", "share article", "share story", "subscribe", "follow us", "photo gallery", "image gallery",
    "save article", "copy link", "print this", "email this", "back to top", "terms of use", "privacy policy",
    "reklamë", "reklaam", "reklama:", "oglas", "hirdetés", "annons", "annonse", "annonce", "mainos", "advertentie",
    "iklan",
    "quảng cáo", "διαφήμιση", "โฆษณา", "विज्ञापन", "פרסומת", "광고", "რეკლამა", "рэклама", "publicitate", "hirdetes",
    "publicité", "publicidad", "pubblicità", "anzeige", "werbung", "anúncio", "reklama", "reklam", "реклама", "إعلان",
    "广告", "廣告", "広告", "partager", "teilen", "compartir", "condividi", "log in", "register now", "contact us",
    "video player", "our standards", "click here", "tap here", "enable javascript", "please enable", "sign up",
    "instagram", "linkedin", "telegram", "x", "email", "print", "share", "cookies", "newsletters", "categories",
    "tweet",
    "pin it", "reddit", "flipboard", "pinterest", "bluesky", "messenger", "bookmark", "gift this article",
    "gift article",
    "listen to article", "listen to this story", "save", "copy", "end", "fin", "ende", "enditem", "more to follow",
    "more follows",
    "add your comment", "add a comment", "leave a reply", "post a comment", "contacts", "media contacts",
    "(more)", "-more-", "(ends)", "(end)", "(ende)", "(fin)", "xxx",
    "nnnn", "(完)", "（完）", "（了）", "(끝)", "<저작권자",
  ]
  /// What stands before a description of a picture.
  static let caption: CueList = [
    "image caption", "image copyright", "photo caption", "picture caption", "file photo", "file image", "file picture",
    "file -", "file –",
    "caption:", "pictured:", "pictured above", "pictured:", "above:", "below:", "photo:", "photo shows", "picture:",
    "image:",
    "foto:", "bild:", "bildunterschrift", "légende", "crédit photo", "in this photo", "in this file photo",
    "in this image", "in this picture", "a general view of", "an aerial view of", "aerial view of", "a view of",
    "this handout", "handout photo", "undated photo", "screenshot:", "illustration:", "infographic:", "graphic:",
    "map:",
    "figure 1", "fig.", "imagen:", "imagem:", "immagine:", "фото:", "صورة:", "写真：", "图片：", "图：", "圖：",
    "watch the video",
  ]
  /// What stands before the name of a photographer or agency.
  static let photoCredit: CueList = [
    "photo courtesy of", "photos courtesy of", "image courtesy of", "picture courtesy of", "pictures by", "images by",
    "fotos:", "fotos von", "photos :", "photo :", "foto di", "foto de", "fotos de",
    "photo by", "photos by", "photograph by", "photographs by", "photography by", "photo credit", "photo:", "photos:",
    "photograph:",
    "image by",
    "image credit", "image source", "image:", "picture by", "picture:", "pictures:", "illustration by", "credit image",
    "(photo by", "(photo:", "foto:", "фото:", "फोटो:", "फ़ोटो:", "摄影/", "摄影：", "撮影：", "사진=", "bild:", "crédit photo",
    "video by", "getty images", "shutterstock", "istock",
  ]
}
