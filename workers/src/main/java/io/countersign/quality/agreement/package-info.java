/** How far several people's labels of the same items agree, by chance-corrected coefficients and by optimal matching of shapes. */
@NullMarked
package io.countersign.quality.agreement;

import org.jspecify.annotations.NullMarked;
