/** The processes over HTTP: what is deployed, what a drawing lacks, and deploying it. */
@NullMarked
package io.countersign.api.process;

import org.jspecify.annotations.NullMarked;
