// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @notice Writes reports where `TellorFlex` keeps them: its code is put in that contract's place for as long as it takes,
/// because thousands of reports would take as many blocks.
/// @dev `TellorFlex` keeps a struct for each query in the mapping of slot 11: the reports' times, and by a time its place,
/// its value, its reporter and whether it is disputed.
contract HistoryFiller {
    uint256 private constant REPORTS_SLOT = 11;
    uint256 private constant PLACES = 1;
    uint256 private constant VALUES = 2;
    uint256 private constant REPORTERS = 3;

    /// @dev How a contract writes that the bytes are 32, and follow elsewhere.
    uint256 private constant WORD_OF_BYTES = 65;

    /// @notice Appends reports.
    /// @param count How many.
    /// @param time Time of the first of them, Unix seconds.
    /// @param spacing Seconds from one to the next.
    function fill(bytes32 queryId, uint256 count, uint256 time, uint256 spacing, uint256 value) external {
        uint256 reports = uint256(keccak256(abi.encode(queryId, REPORTS_SLOT)));
        uint256 length = load(reports);
        uint256 times = uint256(keccak256(abi.encode(reports)));
        for (uint256 i = 0; i < count; ++i) {
            uint256 reportedAt = time + i * spacing;
            store(times + length + i, reportedAt);
            store(slotOf(reportedAt, reports + PLACES), length + i);
            uint256 valueSlot = slotOf(reportedAt, reports + VALUES);
            store(valueSlot, WORD_OF_BYTES);
            store(uint256(keccak256(abi.encode(valueSlot))), value);
            store(slotOf(reportedAt, reports + REPORTERS), uint160(msg.sender));
        }
        store(reports, length + count);
    }

    function store(uint256 slot, uint256 word) private {
        // Memory-safe: touches no memory.
        assembly ("memory-safe") {
            sstore(slot, word)
        }
    }

    function load(uint256 slot) private view returns (uint256 word) {
        // Memory-safe: touches no memory.
        assembly ("memory-safe") {
            word := sload(slot)
        }
    }

    function slotOf(uint256 key, uint256 mappingSlot) private pure returns (uint256) {
        return uint256(keccak256(abi.encode(key, mappingSlot)));
    }
}
