/** An OpenID Connect issuer for one machine, with the users, clients and claims of the realm file that Keycloak imports. */
@NullMarked
package io.countersign.infra.local.issuer;

import org.jspecify.annotations.NullMarked;
