/** Deployment of BPMN resources and look-up of process definitions. */
@NullMarked
package io.countersign.infra.engine.deploy;

import org.jspecify.annotations.NullMarked;
