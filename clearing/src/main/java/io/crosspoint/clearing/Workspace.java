package io.crosspoint.clearing;

import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/** The database of one run, in a file of the run's own folder, with bounded memory. */
final class Workspace implements AutoCloseable {
    private final DuckDBConnection connection;

    Workspace(Path folder, ClearingOptions options) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("jdbc_stream_results", "true");
        Connection opened =
                DriverManager.getConnection(
                        "jdbc:duckdb:" + folder.resolve("work.duckdb"), properties);
        connection = opened.unwrap(DuckDBConnection.class);
        execute("SET memory_limit = '" + options.memoryMegabytes() + "MB'");
        execute("SET threads = " + options.threads());
        execute("SET temp_directory = " + quoted(folder.resolve("spill").toString()));
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Runs a script that lies beside this class. */
    void script(String name) throws SQLException {
        try (InputStream bytes = Workspace.class.getResourceAsStream(name)) {
            execute(
                    new String(
                            Objects.requireNonNull(bytes, name).readAllBytes(),
                            StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("script " + name, e);
        }
    }

    <T> List<T> rows(String sql, RowReader<T> reader) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(reader.read(result));
            }
        }
        return rows;
    }

    long number(String sql) throws SQLException {
        return rows(sql, row -> row.getLong(1)).getFirst();
    }

    DuckDBAppender appender(String table) throws SQLException {
        return connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table);
    }

    /** A second connection, so that rows can be written while others are read. */
    DuckDBConnection second() throws SQLException {
        return connection.duplicate().unwrap(DuckDBConnection.class);
    }

    /** Writes a query's rows as a table; equal rows give equal bytes when the query orders them. */
    void export(String query, Path file) throws SQLException {
        execute("COPY (" + query + ") TO " + quoted(file.toString()) + " (FORMAT csv, HEADER)");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** Reads one row of a result. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
