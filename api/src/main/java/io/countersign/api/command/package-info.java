/** The command line: start everything on this machine and serve, or run the demonstration. */
@NullMarked
package io.countersign.api.command;

import org.jspecify.annotations.NullMarked;
