package io.crosspoint.admin;

/**
 * Writes the Prometheus text exposition format 0.0.4: per family one HELP and one TYPE line, then
 * its samples. Names are ours and trusted; help texts and label values are escaped.
 */
final class Exposition {

    private final StringBuilder out = new StringBuilder(8_192);

    /** Begins a counter; its name must end in _total. */
    Exposition counter(String name, String help) {
        return family(name, "counter", help);
    }

    Exposition gauge(String name, String help) {
        return family(name, "gauge", help);
    }

    /** Begins a summary without quantiles: samples are named _count and _sum. */
    Exposition summary(String name, String help) {
        return family(name, "summary", help);
    }

    private Exposition family(String name, String type, String help) {
        out.append("# HELP ").append(name).append(' ');
        out.append(help.replace("\\", "\\\\").replace("\n", "\\n")).append('\n');
        out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        return this;
    }

    /**
     * @param labels names and values in turn
     */
    Exposition sample(String name, long value, String... labels) {
        return line(name, Long.toString(value), labels);
    }

    /**
     * @param labels names and values in turn
     */
    Exposition sample(String name, double value, String... labels) {
        return line(name, Double.toString(value), labels);
    }

    /**
     * @param labels names and values in turn
     */
    Exposition sample(String name, boolean value, String... labels) {
        return line(name, value ? "1" : "0", labels);
    }

    private Exposition line(String name, String value, String... labels) {
        out.append(name);
        for (int i = 0; i < labels.length; i += 2) {
            out.append(i == 0 ? '{' : ',').append(labels[i]).append("=\"");
            out.append(escaped(labels[i + 1])).append('"');
        }
        out.append(labels.length == 0 ? " " : "} ").append(value).append('\n');
        return this;
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    String text() {
        return out.toString();
    }
}
