package io.countersign.job.probe;

import io.countersign.infra.local.LocalStack;

/** Breaks a rule on purpose; see io.countersign.architecture. */
public class StartsPartsItself {
    public Class<?> parts = LocalStack.class;
}
