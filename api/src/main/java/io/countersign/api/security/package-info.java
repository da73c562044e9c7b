/** Who is calling: bearer tokens, the person behind them, and the rule every endpoint must carry. */
@NullMarked
package io.countersign.api.security;

import org.jspecify.annotations.NullMarked;
