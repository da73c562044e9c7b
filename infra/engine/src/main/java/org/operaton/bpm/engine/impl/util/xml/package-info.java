/** Access to a parsed element's attributes. These packages are Operaton's own; nothing else of ours lives in them. */
package org.operaton.bpm.engine.impl.util.xml;
