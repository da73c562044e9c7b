package io.countersign.infra.engine.variable;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.variable.serializer.AbstractTypedValueSerializer;
import org.operaton.bpm.engine.impl.variable.serializer.ValueFields;
import org.operaton.bpm.engine.variable.impl.value.UntypedValueImpl;
import org.operaton.bpm.engine.variable.value.TypedValue;

/** Stores every variable as JSON text; text that the column cannot hold goes to a byte array. */
public final class JsonVariableSerializer extends AbstractTypedValueSerializer<TypedValue> {
    public static final String NAME = "json";
    private static final int COLUMN_LENGTH = 4000;

    public JsonVariableSerializer() {
        super(JsonType.INSTANCE);
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean canHandle(TypedValue value) {
        return true;
    }

    @Override
    protected boolean canWriteValue(TypedValue value) {
        return true;
    }

    @Override
    public TypedValue convertToTypedValue(UntypedValueImpl untyped) {
        return new JsonValue(untyped.getValue(), untyped.isTransient());
    }

    @Override
    public void writeValue(TypedValue value, ValueFields fields) {
        String json = Json.write(value.getValue());
        boolean fits = json.length() <= COLUMN_LENGTH;
        fields.setTextValue(fits ? json : null);
        byte @Nullable [] bytes = fits ? null : json.getBytes(StandardCharsets.UTF_8);
        if (bytes != null || fields.getByteArrayValue() != null) {
            fields.setByteArrayValue(bytes);
        }
    }

    @Override
    public TypedValue readValue(ValueFields fields, boolean deserialize, boolean asTransient) {
        String text = fields.getTextValue();
        if (text == null) {
            text = new String(fields.getByteArrayValue(), StandardCharsets.UTF_8);
        }
        return new JsonValue(Json.read(text), asTransient);
    }
}
