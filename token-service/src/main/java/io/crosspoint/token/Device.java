package io.crosspoint.token;

/**
 * Where a token lives.
 *
 * @param id chosen by the requestor, 1 to 40 printable ASCII characters
 * @param type as the requestor numbers its devices, 0 to 99
 * @param storage 01 device memory, 02 TPM, 03 server, 04 TEE, 05 secure element, 06 virtual
 *     execution environment
 */
public record Device(String id, int type, int storage) {
    public Device {
        Fields.text("device id", id, 1, 40);
        Fields.range("device type", type, 0, 99);
        Fields.range("storage", storage, 1, 6);
    }
}
