/** Activities that can be parked. These packages are Operaton's own; nothing else of ours lives in them. */
package org.operaton.bpm.engine.impl.pvm.process;
