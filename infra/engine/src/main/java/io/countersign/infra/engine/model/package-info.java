/** What a deployed model says about its elements, beyond what Operaton keeps. */
@NullMarked
package io.countersign.infra.engine.model;

import org.jspecify.annotations.NullMarked;
