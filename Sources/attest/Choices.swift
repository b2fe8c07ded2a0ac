// SPDX-License-Identifier: GPL-3.0-or-later
public import AnnotationModel
public import ArgumentParser
public import ArticleIngest
public import DatasetExchange
public import TerminalIO

extension ArticleFormat: ExpressibleByArgument {}
extension ColorChoice: ExpressibleByArgument {}
extension ExportFormat: ExpressibleByArgument {}
extension ExportUnit: ExpressibleByArgument {}
extension ReviewScope: ExpressibleByArgument {}
