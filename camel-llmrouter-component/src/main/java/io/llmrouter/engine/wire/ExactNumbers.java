package io.llmrouter.engine.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.DataInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;

/**
 * Parsers for which a number that no {@link BigDecimal} can hold, such as {@code 1e99999999999}, is malformed JSON as any
 * other; Jackson's own end with a {@link NumberFormatException} instead. Thread-safe.
 */
final class ExactNumbers extends JsonFactory {

    private static final long serialVersionUID = 1L;

    ExactNumbers() {}

    private ExactNumbers(ExactNumbers source) {
        super(source, null);
    }

    /** For mappers that are copied and then set otherwise. */
    @Override
    public JsonFactory copy() {
        return new ExactNumbers(this);
    }

    @Override
    protected JsonParser _createParser(InputStream in, IOContext context) throws IOException {
        return new Exact(super._createParser(in, context));
    }

    @Override
    protected JsonParser _createParser(Reader in, IOContext context) throws IOException {
        return new Exact(super._createParser(in, context));
    }

    @Override
    protected JsonParser _createParser(char[] data, int offset, int length, IOContext context, boolean recyclable)
            throws IOException {
        return new Exact(super._createParser(data, offset, length, context, recyclable));
    }

    @Override
    protected JsonParser _createParser(byte[] data, int offset, int length, IOContext context) throws IOException {
        return new Exact(super._createParser(data, offset, length, context));
    }

    @Override
    protected JsonParser _createParser(DataInput in, IOContext context) throws IOException {
        return new Exact(super._createParser(in, context));
    }

    private static final class Exact extends JsonParserDelegate {

        Exact(JsonParser parser) {
            super(parser);
        }

        @Override
        public BigDecimal getDecimalValue() throws IOException {
            try {
                return delegate.getDecimalValue();
            } catch (NumberFormatException e) {
                throw new JsonParseException(this, "a number is beyond what can be held exactly", e);
            }
        }
    }
}
