/** Access to a job's recorded failure. These packages are Operaton's own; nothing else of ours lives in them. */
package org.operaton.bpm.engine.impl.jobexecutor;
