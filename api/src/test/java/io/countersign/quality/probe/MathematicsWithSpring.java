package io.countersign.quality.probe;

import org.springframework.stereotype.Component;

/** Breaks a rule on purpose; see io.countersign.architecture. */
@Component
public class MathematicsWithSpring {}
