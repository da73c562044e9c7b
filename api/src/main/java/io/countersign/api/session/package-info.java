/** The page's session: signing in at the issuer, staying signed in by its refresh token, signing out there too. */
@NullMarked
package io.countersign.api.session;

import org.jspecify.annotations.NullMarked;
