package io.countersign.search.probe;

import io.countersign.api.web.Page;

/** Breaks a rule on purpose; see io.countersign.architecture. */
public class SearchThatKnowsTheApi {
    public Class<?> page = Page.class;
}
