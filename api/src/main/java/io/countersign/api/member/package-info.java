/** The people of an organisation, for its admins. */
@NullMarked
package io.countersign.api.member;

import org.jspecify.annotations.NullMarked;
