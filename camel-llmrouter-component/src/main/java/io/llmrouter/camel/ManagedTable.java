package io.llmrouter.camel;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;
import org.jspecify.annotations.Nullable;

/** Shows rows of plain values as a table of text, which every JMX console can draw. What is unknown is empty. */
final class ManagedTable {

    private static final String NUMBER = "#";

    private final String[] columns;

    /** A table with these columns, behind a running number that keeps rows apart. */
    ManagedTable(String... columns) {
        this.columns = columns;
    }

    /** The rows, which must be a list of maps; nothing when there is none. */
    TabularData of(@Nullable Object rows) throws OpenDataException {
        CompositeType row = rowType();
        TabularDataSupport table =
                new TabularDataSupport(new TabularType("table", "rows by number", row, new String[] {NUMBER}));
        if (rows instanceof List<?> list) {
            for (Object each : list) {
                table.put(new CompositeDataSupport(row, values((Map<?, ?>) each, table.size() + 1)));
            }
        }
        return table;
    }

    private CompositeType rowType() throws OpenDataException {
        String[] names = new String[columns.length + 1];
        names[0] = NUMBER;
        System.arraycopy(columns, 0, names, 1, columns.length);
        OpenType<?>[] types = new OpenType<?>[names.length];
        Arrays.fill(types, SimpleType.STRING);
        types[0] = SimpleType.INTEGER;
        return new CompositeType("row", "one row", names, names, types);
    }

    private Map<String, Object> values(Map<?, ?> row, int number) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(NUMBER, number);
        for (String column : columns) {
            Object value = row.get(column);
            values.put(column, value == null ? "" : value.toString());
        }
        return values;
    }
}
