package io.countersign.proof;

import io.countersign.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;

/**
 * The root of a Merkle tree as RFC 9162, section 2.1.1, defines it: SHA-256, leaves prefixed with 0x00, nodes with 0x01, a tree of n
 * leaves split at the greatest power of two below n. Leaves are added one by one; memory grows with the logarithm of their number.
 */
final class MerkleRoot {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    /** Roots of full subtrees, the smallest on top; their sizes are the ones in the binary form of {@link #leaves}. */
    private final Deque<byte[]> full = new ArrayDeque<>();

    private long leaves;

    void add(byte[] leaf) {
        addHash(hashOfLeaf(leaf));
    }

    /** @param hash as of {@link #hashOfLeaf} */
    void addHash(byte[] hash) {
        byte[] subtree = hash;
        for (long size = leaves; (size & 1) == 1; size >>= 1) {
            subtree = node(full.pop(), subtree);
        }
        full.push(subtree);
        leaves++;
    }

    /** In lower-case hexadecimal; of no leaves, the hash of nothing. */
    String root() {
        if (full.isEmpty()) {
            return Sha256.of(Sha256.digest());
        }
        byte[] root = null;
        for (byte[] subtree : full) {
            root = root == null ? subtree : node(subtree, root);
        }
        return HexFormat.of().formatHex(root);
    }

    static byte[] hashOfLeaf(byte[] leaf) {
        MessageDigest digest = Sha256.digest();
        digest.update(LEAF);
        return digest.digest(leaf);
    }

    static byte[] hashOfLeaf(String leaf) {
        return hashOfLeaf(leaf.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = Sha256.digest();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }
}
