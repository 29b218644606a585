package io.crosspoint.qr;

import java.util.List;

/**
 * One line of a description.
 *
 * @param id id or tag
 * @param name what it is called, empty when it has no name here
 * @param value the value as it may be shown; empty for a template
 * @param masked whether something of the value was left out
 */
public record QrNode(String id, String name, String value, boolean masked, List<QrNode> children) {
    public QrNode {
        children = List.copyOf(children);
    }
}
