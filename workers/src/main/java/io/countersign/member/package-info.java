/** The people of an organisation: their signing in and out, and who manages them. */
@NullMarked
package io.countersign.member;

import org.jspecify.annotations.NullMarked;
