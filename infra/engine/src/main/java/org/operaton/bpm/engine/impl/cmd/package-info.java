/** Access to what Operaton's job commands keep to themselves. These packages are Operaton's own; nothing else of ours lives in them. */
package org.operaton.bpm.engine.impl.cmd;
