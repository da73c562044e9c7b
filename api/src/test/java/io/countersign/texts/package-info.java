/** Whether everything that the code says to people is translated. */
@NullMarked
package io.countersign.texts;

import org.jspecify.annotations.NullMarked;
