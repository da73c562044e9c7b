package io.countersign.item;

/** How a list of items is written. */
public enum ManifestFormat {
    /** One JSON object a line. */
    JSON_LINES,
    /** RFC 4180 with a header. */
    CSV
}
