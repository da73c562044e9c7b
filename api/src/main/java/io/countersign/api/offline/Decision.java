package io.countersign.api.offline;

import io.countersign.quality.Coefficient;
import java.util.List;
import java.util.Optional;

/**
 * What became of the labels of an item.
 *
 * @param label empty where it is for a person to decide
 * @param tied the labels between which it is, where they have the same support
 */
record Decision(String item, Optional<String> label, Coefficient confidence, List<String> tied) {}
