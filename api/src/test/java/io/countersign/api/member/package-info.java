/** Managing the people of an organisation, with whichever issuer. */
@NullMarked
package io.countersign.api.member;

import org.jspecify.annotations.NullMarked;
