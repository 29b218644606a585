/**
 * Reads the switch's configuration: one YAML file, checked against a schema, made into the settings
 * of each component. Nothing starts here, and no other package reads configuration files.
 */
@NullMarked
package io.crosspoint.app.config;

import org.jspecify.annotations.NullMarked;
