// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @notice An event as it was emitted.
struct Log {
    bytes32[] topics;
    bytes data;
    address emitter;
}

/// @notice The cheatcodes that the tests use, as the test runner offers them.
interface Vm {
    function warp(uint256 timestamp) external;
    function roll(uint256 number) external;
    function etch(address target, bytes calldata code) external;
    function store(address target, bytes32 slot, bytes32 value) external;
    function prank(address sender) external;
    function prank(address sender, address origin) external;
    function cool(address target) external;
    function getCode(string calldata artifact) external view returns (bytes memory initCode);
    function addr(uint256 privateKey) external pure returns (address signer);
    function sign(uint256 privateKey, bytes32 digest) external pure returns (uint8 v, bytes32 r, bytes32 s);
    function assume(bool condition) external pure;
    function expectRevert(bytes calldata data) external;
    function recordLogs() external;
    function getRecordedLogs() external returns (Log[] memory logs);
    function expectEmit(bool topic1, bool topic2, bool topic3, bool data) external;
    function toString(uint256 value) external pure returns (string memory);
    function assertTrue(bool condition, string calldata reason) external pure;
    function assertFalse(bool condition, string calldata reason) external pure;
    function assertEq(uint256 left, uint256 right, string calldata reason) external pure;
    function assertEq(int256 left, int256 right, string calldata reason) external pure;
    function assertEq(bytes32 left, bytes32 right, string calldata reason) external pure;
    function assertEq(address left, address right, string calldata reason) external pure;
    function assertEq(string calldata left, string calldata right, string calldata reason) external pure;
    function assertEq(bytes calldata left, bytes calldata right, string calldata reason) external pure;
    function assertLe(uint256 left, uint256 right, string calldata reason) external pure;
    function assertGe(uint256 left, uint256 right, string calldata reason) external pure;
    function assertGt(uint256 left, uint256 right, string calldata reason) external pure;
}
