/** The issuer is asked over HTTP, as browsers and programs ask it. */
@NullMarked
package io.countersign.infra.local.issuer;

import org.jspecify.annotations.NullMarked;
