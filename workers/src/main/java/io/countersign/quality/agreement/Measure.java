package io.countersign.quality.agreement;

import io.countersign.quality.Coefficient;
import io.countersign.quality.Estimate;

/** A coefficient of agreement as a function of the rows of a table. */
interface Measure {

    Coefficient value(Patterns patterns);

    Estimate estimate(Patterns patterns);
}
