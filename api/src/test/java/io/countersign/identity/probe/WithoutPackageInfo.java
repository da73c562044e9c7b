package io.countersign.identity.probe;

/** Breaks a rule on purpose; see io.countersign.architecture. */
public class WithoutPackageInfo {}
