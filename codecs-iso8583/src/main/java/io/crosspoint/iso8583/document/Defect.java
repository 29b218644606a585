package io.crosspoint.iso8583.document;

/**
 * One thing that is wrong in a document.
 *
 * @param file name of the file or resource
 * @param line from 1; 0 when the defect has no place
 * @param column from 1; 0 when the defect has no place
 * @param path of the value inside the document, a JSON pointer; empty for the whole
 * @param found what is there
 * @param expected what should be there
 */
public record Defect(
        String file, int line, int column, String path, String found, String expected) {
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
        if (line > 0) {
            text.append(':').append(line).append(':').append(column);
        }
        text.append(": ");
        if (!path.isEmpty()) {
            text.append(path).append(": ");
        }
        return text.append(found).append(" (expected: ").append(expected).append(')').toString();
    }
}
