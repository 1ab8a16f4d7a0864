// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @notice Stands for Optimism's `L2CrossDomainMessenger`, of which the uptime feed asks only who sent the message.
contract CrossDomainMessenger {
    address private immutable SENDER;

    error MessageFailed(bytes data);

    constructor(address sender) {
        SENDER = sender;
    }

    function xDomainMessageSender() external view returns (address) {
        return SENDER;
    }

    /// @notice Brings a message of the sender on the L1.
    function relay(address target, bytes calldata message) external {
        (bool succeeded, bytes memory data) = target.call(message);
        if (!succeeded) revert MessageFailed(data);
    }
}
