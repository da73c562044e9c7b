package io.countersign.agree;

import org.jspecify.annotations.Nullable;

/**
 * What was measured of a package.
 *
 * @param reached whether enough of its items are agreed
 * @param extraAnnotatorAllowed whether the policy allows one more annotator
 * @param mean over the items where it is defined, 0 to 1; null where it is for none
 */
record Agreement(
        boolean reached,
        boolean extraAnnotatorAllowed,
        @Nullable Double mean) {}
