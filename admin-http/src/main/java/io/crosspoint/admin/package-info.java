/**
 * The operators' HTTP API and web console: shows what the operator port tells and passes on what it
 * may be asked to do. Everything here runs on the one event loop that {@link
 * io.crosspoint.admin.AdminServer#start()} takes; answers of the lane are moved there. Routes come
 * from openapi.yaml. No transaction logic, no configuration files and no card numbers here.
 */
@NullMarked
package io.crosspoint.admin;

import org.jspecify.annotations.NullMarked;
