// SPDX-License-Identifier: GPL-3.0-or-later
public import AgreementStatistics
public import AnnotationAnalysis
public import AnnotationModel
public import ArgumentParser
public import ArticleIngest
public import DatasetExchange
public import TerminalIO
public import Workbench

extension AgreementField: ExpressibleByArgument {}
extension ArticleFormat: ExpressibleByArgument {}
extension AnnotationModelName: ExpressibleByArgument {}
extension ColorChoice: ExpressibleByArgument {}
extension DuplicatePolicy: ExpressibleByArgument {}
extension ExportFormat: ExpressibleByArgument {}
extension ExportUnit: ExpressibleByArgument {}
extension Grouping: ExpressibleByArgument {}
extension IntervalChoice: ExpressibleByArgument {}
extension Level: ExpressibleByArgument {}
extension ParagraphKind: ExpressibleByArgument {}
extension ReviewScope: ExpressibleByArgument {}
extension TextSpan.Kind: ExpressibleByArgument {}
extension VersionChoice: ExpressibleByArgument {}
