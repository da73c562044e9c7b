@NullMarked
package io.countersign.api.offline;

import org.jspecify.annotations.NullMarked;
