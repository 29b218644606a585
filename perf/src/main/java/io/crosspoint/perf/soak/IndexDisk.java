package io.crosspoint.perf.soak;

import io.crosspoint.core.originals.IndexStorage;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a machine keeps of the index of originals, in memory here. A crash takes back its last
 * writes, as many as chance says, and once in a while all of it.
 */
final class IndexDisk implements IndexStorage {
    private static final int LOST_ONE_IN = 20;
    private static final int KEPT_ONE_IN = 40;

    private static final class Put {
        final Column column;
        final byte[] key;
        final byte @Nullable [] value;

        Put(Column column, byte[] key, byte @Nullable [] value) {
            this.column = column;
            this.key = key;
            this.value = value;
        }
    }

    private final Chance chance;

    /** Takes back entries and names, but not how far the index had come. */
    private final boolean losesInParts;

    private final Map<Column, NavigableMap<byte[], byte[]>> columns = new EnumMap<>(Column.class);
    private final List<Put> batch = new ArrayList<>();

    /** What each write changed, as it was before, the newest first; none that is safe. */
    private final ArrayDeque<List<Put>> unsafe = new ArrayDeque<>();

    IndexDisk(Chance chance, boolean losesInParts) {
        this.chance = chance;
        this.losesInParts = losesInParts;
        for (Column column : Column.values()) {
            columns.put(column, new TreeMap<>(Arrays::compareUnsigned));
        }
    }

    /** The process ends. */
    void crash() {
        batch.clear();
        if (chance.oneIn(LOST_ONE_IN)) {
            clear();
            return;
        }
        long lost = losesInParts ? unsafe.size() : chance.between(0, unsafe.size());
        for (long left = lost; left > 0; left--) {
            unsafe.pop().forEach(this::takeBack);
        }
        unsafe.clear();
    }

    private void takeBack(Put was) {
        if (losesInParts && was.column == Column.PROGRESS) {
            return;
        }
        if (was.value == null) {
            column(was.column).remove(was.key);
        } else {
            column(was.column).put(was.key, was.value);
        }
    }

    private NavigableMap<byte[], byte[]> column(Column column) {
        return Objects.requireNonNull(columns.get(column));
    }

    @Override
    public void put(Column column, byte[] key, byte[] value) {
        batch.add(new Put(column, key.clone(), value.clone()));
    }

    @Override
    public void write() {
        List<Put> before = new ArrayList<>(batch.size());
        for (Put put : batch) {
            byte[] value = put.value;
            if (value != null) {
                byte[] was = column(put.column).put(put.key, value);
                before.addFirst(new Put(put.column, put.key, was));
            }
        }
        batch.clear();
        unsafe.push(before);
        if (chance.oneIn(KEPT_ONE_IN)) {
            unsafe.clear();
        }
    }

    @Override
    public byte @Nullable [] get(Column column, byte[] key) {
        return column(column).get(key);
    }

    @Override
    public int get(Column column, byte[] key, byte[] into) {
        byte[] value = column(column).get(key);
        if (value == null) {
            return NOT_FOUND;
        }
        System.arraycopy(value, 0, into, 0, Math.min(value.length, into.length));
        return value.length;
    }

    @Override
    public Walk walk(Column column) {
        return new TreeWalk(column(column));
    }

    @Override
    public void clear() {
        batch.clear();
        unsafe.clear();
        columns.values().forEach(Map::clear);
    }

    @Override
    public void flush() {
        unsafe.clear();
    }

    @Override
    public String place() {
        return "in memory";
    }

    @Override
    public void close() {}

    private static final class TreeWalk implements Walk {
        private final NavigableMap<byte[], byte[]> tree;
        private Map.@Nullable Entry<byte[], byte[]> at;

        TreeWalk(NavigableMap<byte[], byte[]> tree) {
            this.tree = tree;
        }

        private boolean go(Map.@Nullable Entry<byte[], byte[]> to) {
            at = to;
            return to != null;
        }

        private Map.Entry<byte[], byte[]> here() {
            Map.Entry<byte[], byte[]> here = at;
            if (here == null) {
                throw new IllegalStateException("a walk stands nowhere");
            }
            return here;
        }

        @Override
        public boolean seek(byte[] key) {
            return go(tree.ceilingEntry(key));
        }

        @Override
        public boolean seekBack(byte[] key) {
            return go(tree.floorEntry(key));
        }

        @Override
        public boolean next() {
            return go(tree.higherEntry(here().getKey()));
        }

        @Override
        public boolean previous() {
            return go(tree.lowerEntry(here().getKey()));
        }

        @Override
        public byte[] key() {
            return here().getKey();
        }

        @Override
        public byte[] value() {
            return here().getValue();
        }

        @Override
        public void close() {}
    }
}
