package io.countersign.schema;

import java.util.List;

/** What may be labelled and how. @param guideline what annotators read, Markdown */
public record LabelSchema(List<LabelClass> classes, List<Channel> channels, LocalText guideline) {}
