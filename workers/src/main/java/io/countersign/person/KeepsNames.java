package io.countersign.person;

/** What holds something that tells who a person is, or that is theirs alone. */
public interface KeepsNames {

    /** Removes it, in the transaction of the erasure. To be asked again changes nothing. */
    void forget(Known person);
}
