package io.countersign.api.item;

import io.countersign.item.Item;
import io.countersign.item.ItemState;
import io.countersign.item.Modality;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** @param mediaPath a signed address, good for some minutes; null where the media is kept elsewhere */
record ItemView(
        int no,
        String externalId,
        Modality modality,
        @Nullable String mediaSha256,
        @Nullable String mediaUri,
        @Nullable String mediaPath,
        Map<String, Object> metadata,
        @Nullable String group,
        ItemState state,
        @Nullable String excludedFor,
        @Nullable String packageId) {

    static ItemView of(Item item, @Nullable String mediaPath) {
        return new ItemView(
                item.no(),
                item.externalId(),
                item.modality(),
                item.mediaSha256(),
                item.mediaUri(),
                mediaPath,
                item.metadata(),
                item.group(),
                item.state(),
                item.excludedFor(),
                item.packageId() == null ? null : String.valueOf(item.packageId()));
    }
}
