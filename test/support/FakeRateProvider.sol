// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @notice Stands for the three ways to ask for a rate: as in the published interfaces of Balancer's rate providers, of
/// Rocket Pool's rETH and of Lido's stETH, which gives the ether of an amount of shares.
contract FakeRateProvider {
    uint256 private _rate;

    function setRate(uint256 rate) external {
        _rate = rate;
    }

    function getRate() external view returns (uint256) {
        return _rate;
    }

    function getExchangeRate() external view returns (uint256) {
        return _rate;
    }

    function getPooledEthByShares(uint256 shares) external view returns (uint256) {
        return (shares * _rate) / 1e18;
    }

    /// @dev One byte less than a number.
    function getShortRate() external pure {
        // Memory-safe: the call ends here.
        assembly ("memory-safe") {
            return(0, 31)
        }
    }
}
