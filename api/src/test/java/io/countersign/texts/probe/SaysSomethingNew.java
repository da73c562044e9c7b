package io.countersign.texts.probe;

import io.countersign.problem.Text;

/** Says what has no translation, on purpose. */
final class SaysSomethingNew {
    private SaysSomethingNew() {}

    static Text said() {
        return Text.of("nobody translated {0}", 5);
    }
}
