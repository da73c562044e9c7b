@NullMarked
package io.countersign.api.command;

import org.jspecify.annotations.NullMarked;
