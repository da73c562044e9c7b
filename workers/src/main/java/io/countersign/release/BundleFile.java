package io.countersign.release;

import io.countersign.digest.Sha256;
import java.io.IOException;
import java.io.OutputStream;

/** One file of a bundle that the manifest names. Writing it twice gives the same bytes. */
interface BundleFile {
    /** Within the bundle, with slashes. */
    String path();

    /** Writes the content and leaves the stream open. */
    void writeTo(OutputStream out) throws IOException;

    /** Path, size and digest of what {@link #writeTo} writes. */
    default Manifest.FileEntry measure() throws IOException {
        Sha256.Output measured = new Sha256.Output(OutputStream.nullOutputStream());
        writeTo(measured);
        return new Manifest.FileEntry(path(), measured.bytes(), measured.sha256());
    }
}
