package io.countersign.item;

import io.countersign.identity.Actor;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds images that look like an earlier one. Two hashes of 64 bits that differ in at most k bits are equal in at least one of k + 1
 * bands of bits (the pigeonhole principle): pairs are looked for among those that share a band, and then counted bit by bit.
 */
@Component
class NearDuplicates {
    private static final int BITS = 64;

    private final Exclusions exclusions;
    private final JdbcClient jdbc;

    NearDuplicates(Exclusions exclusions, JdbcClient jdbc) {
        this.exclusions = exclusions;
        this.jdbc = jdbc;
    }

    /** Keeps an image where none that is kept before it differs in at most so many bits. */
    void exclude(Actor actor, long jobId, int bits) {
        stage(jobId, bits);
        List<Integer> copies = new ArrayList<>();
        List<Integer> originals = new ArrayList<>();
        BitSet excluded = new BitSet();
        jdbc.sql("""
                select distinct later.no, earlier.no earlier_no
                from hash_band earlier
                join hash_band later on later.band = earlier.band and later.bits = earlier.bits and later.no > earlier.no
                where bit_count(cast(later.hash # earlier.hash as bit(64))) <= :bits
                order by 1, 2""").param("bits", bits).query(row -> {
            int no = row.getInt(1);
            int earlier = row.getInt(2);
            if (!excluded.get(no) && !excluded.get(earlier)) {
                excluded.set(no);
                copies.add(no);
                originals.add(earlier);
            }
        });
        exclusions.exclude(
                actor,
                jobId,
                ExclusionReason.NEAR_DUPLICATE,
                """
                select item.no, 'looks like item ' || item.kept detail
                from (select image.no, coalesce(copy.original, image.first_no) kept
                      from hashed_image image
                      left join unnest(cast(:copies as int[]), cast(:originals as int[])) as copy (no, original)
                        on copy.no = image.first_no
                      where image.no > image.first_no or copy.no is not null) item""",
                Map.of("copies", copies.toArray(Integer[]::new), "originals", originals.toArray(Integer[]::new)));
        jdbc.sql("drop table hash_band, hashed_image").update();
    }

    /** Equal hashes are gathered first: a thousand blank images are one entry, not half a million pairs. */
    private void stage(long jobId, int bits) {
        jdbc.sql("""
                create temporary table hashed_image on commit drop as
                select no, perceptual_hash hash, min(no) over (partition by perceptual_hash) first_no
                from item where job_id = :job and state = 'NEW' and modality = 'IMAGE' and perceptual_hash is not null""").param("job", jobId).update();
        jdbc.sql("create temporary table hash_band (band int, bits bigint, no int, hash bigint) on commit drop")
                .update();
        int bands = bits + 1;
        for (int band = 0; bits > 0 && band < bands; band++) {
            int from = band * BITS / bands;
            int length = (band + 1) * BITS / bands - from;
            jdbc.sql("""
                    insert into hash_band select :band, (hash >> :from) & :mask, no, hash from hashed_image where no = first_no""")
                    .param("band", band)
                    .param("from", from)
                    .param("mask", (1L << length) - 1)
                    .update();
        }
        jdbc.sql("analyze hash_band").update();
    }
}
